import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconChecks,
  IconDots,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconSchema,
  IconUpload,
} from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { project as t } from 'texts/project';
import { exportWords } from 'texts/exports';
import type { Project, SourceDocument } from '../../../shared/api/types';
import { can } from '../../../shared/lib/roles';
import { Crumbs } from '../../../shared/ui/Crumbs';
import bar from '../../../shared/ui/Toolbar.module.css';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { trialBlocks } from '../../runs/api/runs';
import { useRunVerb } from '../../runs/model/useRunVerb';
import type { Review } from '../model/useReview';
import type { ProjectQuestion } from './ProjectDialogs';
import css from './ProjectToolbar.module.css';

interface Props {
  project: Project;
  documents: SourceDocument[] | undefined;
  review: Review;
  onUpload: (what?: 'files' | 'folder') => void;
  onAsk: (question: ProjectQuestion) => void;
  onFailures: () => void;
}

const icon = { size: 16, stroke: 1.6 };

/** What can be done with a whole project; the one primary button is the next sensible step. */
export function ProjectToolbar({ project, documents, review, onUpload, onAsk, onFailures }: Props) {
  const navigate = useNavigate();
  const verb = useRunVerb(project.project_id);
  const editor = can(project.role, 'editor');
  const ingested = documents?.some(({ status }) => status === 'ingested') ?? false;
  const staged = review.counts.ai_complete;
  const working = review.working.length > 0;
  const trial = !working && review.counts.pending > trialBlocks;

  return (
    <Toolbar
      actions={
        <>
          {editor && (
            <Button className={css.button} leftSection={<IconUpload {...icon} />} onClick={() => onUpload()}>
              {t.toolbar.upload}
            </Button>
          )}
          {ingested && (
            <Button
              // Who has no menu has room for it.
              className={editor ? css.button : undefined}
              leftSection={<IconDownload {...icon} />}
              onClick={() => onAsk('export')}
            >
              {exportWords.open}
            </Button>
          )}
          {editor && ingested && review.schemaId && (
            <Button
              className={css.button}
              leftSection={<IconSchema {...icon} />}
              onClick={() => onAsk('apply')}
            >
              {t.toolbar.apply}
            </Button>
          )}
          {editor && working && (
            <Button
              leftSection={<IconPlayerPause {...icon} />}
              loading={verb.isPending}
              onClick={() => verb.mutate({ verb: 'pause', runs: review.working })}
            >
              {t.toolbar.pause}
            </Button>
          )}
          {editor && review.schemaId && !working && (
            <Button
              leftSection={<IconPlayerPlay {...icon} />}
              disabled={review.counts.pending === 0}
              onClick={() => onAsk('run')}
            >
              {t.toolbar.run}
            </Button>
          )}
          {review.schemaId && can(project.role, 'reviewer') && (
            <Button
              variant="filled"
              leftSection={<IconChecks {...icon} />}
              disabled={staged === 0}
              onClick={() => onAsk('confirm')}
            >
              {staged > 0 ? t.toolbar.confirm(staged) : t.toolbar.confirmNone}
            </Button>
          )}
          {editor && ingested && !review.schemaId && (
            <Button variant="filled" leftSection={<IconSchema {...icon} />} onClick={() => onAsk('apply')}>
              {t.toolbar.apply}
            </Button>
          )}
          {editor && (
            <Menu>
              <Menu.Target>
                <ActionIcon aria-label={t.toolbar.more}>
                  <IconDots {...icon} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item className={css.folded} onClick={() => onUpload()}>
                  {t.toolbar.uploadFiles}
                </Menu.Item>
                <Menu.Item data-autofocus onClick={() => onUpload('folder')}>
                  {t.toolbar.uploadFolder}
                </Menu.Item>
                <Menu.Item onClick={() => void navigate('upload')}>{t.toolbar.uploadPage}</Menu.Item>
                {ingested && (
                  <Menu.Item className={css.folded} onClick={() => onAsk('export')}>
                    {exportWords.open}
                  </Menu.Item>
                )}
                {ingested && (
                  <Menu.Item className={css.folded} onClick={() => onAsk('apply')}>
                    {t.toolbar.applySchema}
                  </Menu.Item>
                )}
                {can(project.role, 'owner') && (
                  <Menu.Item onClick={() => onAsk('project')}>{t.toolbar.edit}</Menu.Item>
                )}
                {review.counts.failed > 0 && <Menu.Item onClick={onFailures}>{t.toolbar.failures}</Menu.Item>}
                {review.open.length + review.paused.length > 0 && <Menu.Divider />}
                {review.open.length > 0 && (
                  <Menu.Item onClick={() => onAsk('settings')}>
                    {t.toolbar.settings(review.open.length)}
                  </Menu.Item>
                )}
                {trial && (
                  <Menu.Item onClick={() => onAsk('trial')}>{t.toolbar.trial(trialBlocks)}</Menu.Item>
                )}
                {review.underWay.length > 0 && (
                  <Menu.Item onClick={() => verb.mutate({ verb: 'pause', runs: review.underWay })}>
                    {t.toolbar.pauseRuns(review.underWay.length)}
                  </Menu.Item>
                )}
                {review.paused.length > 0 && (
                  <Menu.Item onClick={() => verb.mutate({ verb: 'resume', runs: review.paused })}>
                    {t.toolbar.resumeRuns(review.paused.length)}
                  </Menu.Item>
                )}
                {review.open.length + review.paused.length > 0 && (
                  <Menu.Item color="red" onClick={() => onAsk('cancel')}>
                    {t.toolbar.cancelRuns(review.open.length + review.paused.length)}
                  </Menu.Item>
                )}
                {can(project.role, 'owner') && (
                  <>
                    <Menu.Divider />
                    <Menu.Item color="red" onClick={() => onAsk('delete')}>
                      {t.toolbar.delete}
                    </Menu.Item>
                  </>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
        </>
      }
    >
      <Crumbs trail={[{ to: '/app', name: t.toolbar.projects }]} here={project.project_name} />
      {documents && documents.length > 0 && (
        <span className={bar.meta}>{t.toolbar.documents(documents.length)}</span>
      )}
    </Toolbar>
  );
}
