import { Button, SegmentedControl } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { schemaEditor } from 'texts/schema-editor';
import { useUser } from '../../auth/api/session';
import { Problem, wordsOf } from '../../../shared/api/problem';
import { after, readAgain } from '../../../shared/api/stale';
import type { JsonObject } from '../../../shared/api/types';
import { useTitle } from '../../../shared/lib/useTitle';
import { Crumbs } from '../../../shared/ui/Crumbs';
import { Failure } from '../../../shared/ui/Failure';
import { FormError } from '../../../shared/ui/FormError';
import { NotFound } from '../../../shared/ui/NotFound';
import { PageSkeleton } from '../../../shared/ui/PageSkeleton';
import { toast } from '../../../shared/ui/toast';
import { Toolbar } from '../../../shared/ui/Toolbar';
import { choose } from '../../upload/model/choose';
import { registerSchema, schemaQuery, schemasQuery } from '../api/schemas';
import { backPath } from '../model/made';
import { keepWork, keptWork } from '../model/keptWork';
import { templates, type Template } from '../model/templates';
import { useCheck } from '../model/useCheck';
import { asForm, blank, forkOf, readingOf, textOf, workOn, type Work } from '../model/work';
import { openIn, wrongWith } from '../model/wrong';
import { JsonEditor } from './JsonEditor';
import css from './SchemaEditorPage.module.css';
import { SchemaForm } from './SchemaForm';
import { SchemaPreview } from './SchemaPreview';
import { TemplateList } from './TemplateList';

const t = schemaEditor.page;

/** Where a schema is written: from nothing, from a template, or from another one. */
export default function SchemaEditorPage() {
  const [params] = useSearchParams();
  const from = params.get('from');
  const template = templates.find(({ id }) => id === params.get('template'));
  const schemas = useQuery(schemasQuery);
  const source = useQuery({ ...schemaQuery(from ?? ''), enabled: from !== null });
  const user = useUser();
  if (source.error instanceof Problem && [400, 404].includes(source.error.status)) return <NotFound />;
  const failed = source.error ?? schemas.error;
  if (failed) {
    const retry = () => void Promise.all([schemas.refetch(), from !== null && source.refetch()]);
    return <Failure error={failed} retry={retry} />;
  }
  if (!schemas.data || !user || (from !== null && !source.data)) return <PageSkeleton />;
  const taken = new Set(schemas.data.map(({ schema_ref }) => schema_ref));
  const asked =
    from !== null && source.data
      ? forkOf(source.data.schema_jsonb, source.data.schema_ref, taken)
      : template
        ? workFrom(template, taken)
        : null;
  const fork = from !== null ? source.data?.schema_ref : undefined;
  return (
    <Editor key={`${from}:${template?.id}`} userId={user.user_id} asked={asked} fork={fork} taken={taken} />
  );
}

interface EditorProps {
  userId: string;
  /** What the address asks for; without it what was left unfinished, else nothing. */
  asked: Work | null;
  /** What it is made from. */
  fork: string | undefined;
  taken: ReadonlySet<string>;
}

function Editor({ userId, asked, fork, taken }: EditorProps) {
  const [work, setWork] = useState<Work>(() => asked ?? keptWork(userId) ?? blank);
  const [told, setTold] = useState<string | null>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  useTitle(fork ? t.fork(fork) : t.new);
  useEffect(() => keepWork(userId, work === blank ? null : work), [userId, work]);

  const reading = useMemo(() => readingOf(work), [work]);
  const text = useMemo(() => textOf(work), [work]);
  const wrong = useMemo(() => (work.mode === 'form' ? wrongWith(work.draft) : []), [work]);
  const whole = reading.wrong === null && wrong.length === 0;
  const check = useCheck(whole ? text : null);
  const register = useMutation({
    mutationFn: () => registerSchema(text),
    onSuccess: async (schema) => {
      keepWork(userId, null);
      // Where it is to be chosen, it has to be in the list.
      await readAgain(queries, after.schemasChanged());
      toast(t.registered(schema.schema_ref));
      await navigate(backPath(params, schema.schema_id) ?? `/app/schemas/${schema.schema_id}`);
    },
  });
  const change = (next: Work | ((work: Work) => Work)) => {
    setWork(next);
    setTold(null);
    register.reset();
  };
  const switchTo = (mode: string) => {
    if (mode === 'json') return change({ mode: 'json', text });
    const form = reading.artifact && asForm(reading.artifact);
    if (form) change(form);
    else if (reading.wrong === null) setTold(t.noRoom);
    else setTold(t.mendFirst);
  };
  const open = () =>
    void choose('files')
      .then((found) => found?.files[0]?.file.text())
      .then((content) => content !== undefined && change(workOn(content)));

  return (
    <>
      <Toolbar
        actions={
          <>
            <SegmentedControl
              size="xs"
              aria-label={t.writeAs}
              value={work.mode}
              onChange={switchTo}
              data={[
                { value: 'form', label: t.form },
                { value: 'json', label: t.json },
              ]}
            />
            <Button onClick={open}>{t.open}</Button>
            <Button
              variant="filled"
              disabled={!whole || check.refused}
              loading={register.isPending}
              onClick={() => register.mutate()}
            >
              {t.register}
            </Button>
          </>
        }
      >
        <Crumbs trail={[{ to: '/app/schemas', name: t.schemas }]} here={fork ? t.fork(fork) : t.new} />
      </Toolbar>
      <div className={css.page}>
        <div className={css.work}>
          {register.isError && <FormError>{wordsOf(register.error)}</FormError>}
          {told && <FormError>{told}</FormError>}
          {params.has('for') && <p className={css.note}>{t.goesBack}</p>}
          {fork && <p className={css.note}>{t.becomesOwn(fork)}</p>}
          {work === blank && <TemplateList onTemplate={(each) => change(workFrom(each, taken))} />}
          {work.mode === 'form' ? (
            <SchemaForm
              draft={work.draft}
              wrong={wrong}
              onChange={(step) =>
                change((now) => (now.mode === 'form' ? { mode: 'form', draft: step(now.draft) } : now))
              }
            />
          ) : (
            <JsonEditor
              text={work.text}
              wrong={reading.wrong}
              onChange={(next) => change({ mode: 'json', text: next })}
            />
          )}
        </div>
        <SchemaPreview
          artifact={reading.artifact}
          text={work.mode === 'form' ? text : null}
          unfinished={work.mode === 'form' ? openIn(work.draft, wrong) : []}
          check={check}
        />
      </div>
    </>
  );
}

function workFrom({ text }: Template, taken: ReadonlySet<string>): Work {
  const artifact = JSON.parse(text) as JsonObject & { schema_ref: string };
  return forkOf(artifact, artifact.schema_ref, taken);
}
