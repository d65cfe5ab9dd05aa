import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Problem } from '../../../shared/api/problem';
import type { JsonObject } from '../../../shared/api/types';
import { plural } from '../../../shared/lib/format';
import { Dialog } from '../../../shared/ui/Dialog';
import { toast } from '../../../shared/ui/toast';
import { choose } from '../../upload/model/choose';
import { registerSchema } from '../api/schemas';
import { exampleSchema } from '../model/example';
import { fieldsOf } from '../model/fields';
import { FieldsTable } from './FieldsTable';
import css from './RegisterDialog.module.css';

/** Takes a schema as text or as a file, shows the fields it would give, and what the server finds wrong where. */
export function RegisterDialog({ initial, onClose }: { initial: string; onClose: () => void }) {
  const [text, setText] = useState(initial);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const register = useMutation({
    mutationFn: () => registerSchema(text),
    onSuccess: (schema) => {
      void queries.invalidateQueries({ queryKey: ['schemas'] });
      toast(`${schema.schema_ref} is registered.`);
      void navigate(`/app/schemas/${schema.schema_id}`);
    },
  });
  const read = reading(text);
  const findings = register.error instanceof Problem ? register.error.errors : [];
  const change = (value: string) => {
    setText(value);
    register.reset();
  };
  return (
    <Dialog
      title="Register a schema"
      size="720"
      verb="Register"
      disabled={text.trim() === '' || read.wrong !== null}
      busy={register.isPending}
      error={findings.length ? null : register.error}
      onClose={onClose}
      onDo={() => register.mutate()}
    >
      <div className={css.ways}>
        <Button
          onClick={() =>
            void choose('files')
              .then((found) => found?.files[0]?.file.text())
              .then((content) => content !== undefined && change(content))
          }
        >
          Open a file…
        </Button>
        <Button onClick={() => change(exampleSchema)}>Start from an example</Button>
      </div>
      <Textarea
        aria-label="Schema as JSON"
        placeholder='{ "schema_ref": "…", "properties": { … } }'
        data-autofocus
        rows={read.fields.length ? 10 : 16}
        value={text}
        spellCheck={false}
        classNames={{ input: css.text }}
        error={text.trim() === '' ? null : read.wrong}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {findings.length > 0 && (
        <ul className={css.findings} role="alert">
          {findings.map((finding, index) => (
            <li key={index}>
              <code>{finding.pointer || '/'}</code> {finding.message}
            </li>
          ))}
        </ul>
      )}
      {read.fields.length > 0 && (
        <div className={css.fields}>
          <p>{plural(read.fields.length, 'field')}</p>
          <FieldsTable fields={read.fields} findings={findings} />
        </div>
      )}
    </Dialog>
  );
}

function reading(text: string): { wrong: string | null; fields: ReturnType<typeof fieldsOf> } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return { wrong: 'A schema is a JSON object.', fields: [] };
    }
    return { wrong: null, fields: fieldsOf(value as JsonObject) };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : 'This is not JSON.', fields: [] };
  }
}
