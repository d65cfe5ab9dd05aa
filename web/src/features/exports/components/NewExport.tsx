import { Button, Checkbox, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { exportWords as words } from 'texts/exports';
import { wordsOf } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import { bytes } from '../../../shared/lib/format';
import dialog from '../../../shared/ui/Dialog.module.css';
import { FormError } from '../../../shared/ui/FormError';
import { toast } from '../../../shared/ui/toast';
import { useScope } from '../../../shared/realtime/scope';
import { useUser } from '../../auth/api/session';
import { directExport, requestExport } from '../api/exports';
import { twoDigits } from '../model/estimate';
import { followExport } from '../model/followed';
import { extras, formats, isDivisible, isTable, largeFrom } from '../model/form';
import { newKey } from '../model/jobs';
import { wishOf, type ExportScope } from '../model/scope';
import { useExport, type Export } from '../model/useExport';
import { Choices } from '../../../shared/ui/Choices';
import css from './ExportDialog.module.css';
import { ScopeWords } from './ScopeWords';

interface Props {
  scope: ExportScope;
  onClose: () => void;
  /** A job was begun, which is looked at next. */
  onPrepared: () => void;
}

/** What is exported, as which kind of file; and either a download that begins at once, or a job. */
export function NewExport({ scope, onClose, onPrepared }: Props) {
  const { project } = useScope();
  const id = project.project_id;
  const it = useExport(id, scope);
  const { plan, amounts, form, change, background, must } = it;
  const prepare = usePrepare(id, it, onPrepared);
  const direct = plan.target && directExport(id, plan.target, it.wish);
  const begin = useMutation({
    mutationFn: async (link: HTMLAnchorElement) => {
      await direct?.demand();
      return link;
    },
    onSuccess: (link) => {
      fetchFile(link.href);
      toast(words.begun);
      onClose();
    },
  });
  const error = begin.error ?? prepare.error ?? it.error;
  const files = form.perDocument && amounts.documents > 1 && isDivisible(form.format) ? amounts.documents : 1;
  return (
    <form
      className={dialog.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (background && plan.target) prepare.mutate();
      }}
    >
      {error != null && <FormError>{wordsOf(error)}</FormError>}
      <ScopeWords it={it} />
      <Choices
        label={words.format}
        begin
        value={form.format}
        choices={formats.map((value) => ({ value, ...words.formats[value] }))}
        onChange={(format) => change({ format })}
      />
      {isTable(form.format) && <Columns it={it} />}
      {it.withValues ? (
        <Choices
          label={words.include.label}
          value={form.staged ? 'staged' : 'confirmed'}
          choices={[
            {
              value: 'confirmed',
              name: words.include.confirmed,
              hint: words.include.confirmedHint(amounts.confirmed, amounts.blocks),
            },
            {
              value: 'staged',
              name: words.include.staged,
              hint: words.include.stagedHint(amounts.staged),
            },
          ]}
          onChange={(value) => change({ staged: value === 'staged' })}
        />
      ) : (
        it.ready && plan.target && <p className={css.hint}>{words.include.none}</p>
      )}
      {amounts.documents > 1 && isDivisible(form.format) && (
        <Choices
          label={words.layout.label}
          value={form.perDocument ? 'per_document' : 'merged'}
          choices={[
            { value: 'merged', name: words.layout.merged, hint: words.layout.mergedHint },
            {
              value: 'per_document',
              name: words.layout.perDocument,
              hint: words.layout.perDocumentHint(amounts.documents),
            },
          ]}
          onChange={(value) => change({ perDocument: value === 'per_document' })}
        />
      )}
      <Switch
        className={css.small}
        size="xs"
        label={words.background.label}
        description={
          must === 'large'
            ? words.background.large(largeFrom)
            : must === 'many'
              ? words.background.many
              : must === 'whole'
                ? words.background.whole
                : words.background.hint
        }
        checked={background}
        disabled={must !== null}
        onChange={(event) => change({ background: event.currentTarget.checked })}
      />
      <div className={dialog.buttons}>
        <p className={css.outcome} role="status">
          {it.ready &&
            plan.target &&
            words.outcome(
              amounts.blocks,
              form.format,
              files,
              it.size === null ? null : bytes(twoDigits(it.size)),
            )}
        </p>
        <Button onClick={onClose}>{words.cancel}</Button>
        {background || !direct ? (
          <Button
            type="submit"
            variant="filled"
            disabled={!plan.target || !it.ready}
            loading={prepare.isPending}
          >
            {background ? words.prepare : words.download}
          </Button>
        ) : (
          <Button
            component="a"
            href={direct.href}
            download
            variant="filled"
            loading={begin.isPending}
            onClick={(event) => {
              // Opened in a tab of its own, it is the browser's alone.
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              if (!begin.isPending) begin.mutate(event.currentTarget);
            }}
          >
            {words.download}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Asks for a job, once however often the answer gets lost, and remembers to tell of its end. */
function usePrepare(projectId: string, it: Export, onPrepared: () => void) {
  const queries = useQueryClient();
  const user = useUser();
  const asked = useRef({ wish: '', key: '' });
  return useMutation({
    mutationFn: () => {
      if (!it.plan.target) throw new Error(words.scope.nothing);
      const wish = { ...wishOf(it.plan.target), ...it.wish };
      const text = JSON.stringify(wish);
      if (asked.current.wish !== text) asked.current = { wish: text, key: newKey() };
      return requestExport(projectId, wish, asked.current.key);
    },
    onSuccess: (job) => {
      asked.current = { wish: '', key: '' };
      if (user) followExport(user.user_id, projectId, job.export_id);
      void readAgain(queries, after.exportsChanged(projectId));
      onPrepared();
    },
  });
}

function Columns({ it: { form, change } }: { it: Export }) {
  return (
    <fieldset className={css.columns}>
      <legend>{words.columns.label}</legend>
      {extras.map((name) => (
        <Checkbox
          key={name}
          size="xs"
          label={words.columns.names[name]}
          checked={form.extras.includes(name)}
          onChange={(event) => {
            const on = event.currentTarget.checked;
            change({ extras: extras.filter((each) => (each === name ? on : form.extras.includes(each))) });
          }}
        />
      ))}
      {form.format === 'csv' && (
        <Checkbox
          className={`${css.bom} ${css.small}`}
          size="xs"
          label={words.bom.label}
          description={words.bom.hint}
          checked={form.bom}
          onChange={(event) => change({ bom: event.currentTarget.checked })}
        />
      )}
    </fieldset>
  );
}

/** A link that is not on the page, for the browser to write the file as it comes. */
function fetchFile(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  link.click();
}
