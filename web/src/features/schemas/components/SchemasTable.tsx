import { Menu } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { schemas as t } from 'texts/schemas';
import type { ListedSchema } from '../../../shared/api/types';
import { count, onDay } from '../../../shared/lib/format';
import { RowButton } from '../../../shared/ui/RowButton';
import { RowMenu, useRowMenu } from '../../../shared/ui/RowMenu';
import table from '../../../shared/ui/table.module.css';
import { fieldsOf } from '../model/fields';
import { whyKept } from '../model/uses';
import { DeleteSchemaDialog } from './DeleteSchemaDialog';
import css from './SchemasTable.module.css';

/** The schemas that one can use: whose they are, what they ask for, and how much hangs on them. */
export function SchemasTable({ schemas }: { schemas: ListedSchema[] }) {
  const { menu, onMenu, close } = useRowMenu<ListedSchema>();
  const [doomed, setDoomed] = useState<ListedSchema | null>(null);
  return (
    <>
      <table className={table.table} aria-label={t.list.title}>
        <thead>
          <tr>
            <th scope="col">{t.list.schema}</th>
            <th scope="col" className={table.wide}>
              {t.list.fields}
            </th>
            <th scope="col" className={css.id}>
              {t.list.id}
            </th>
            <th scope="col">{t.list.whose}</th>
            <th scope="col" className={table.number}>
              {t.list.runs}
            </th>
            <th scope="col" className={`${css.when} ${table.spare}`}>
              {t.list.registered}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t.list.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {schemas.map((schema) => (
            <tr key={schema.schema_id}>
              <td className={table.name}>
                <Link to={`/app/schemas/${schema.schema_id}`}>{schema.schema_ref}</Link>
              </td>
              <td className={table.quiet}>
                {fieldsOf(schema.schema_jsonb)
                  .map((field) => field.label)
                  .join(', ')}
              </td>
              <td className={`${table.quiet} ${css.id}`}>
                <span className="mono" title={schema.schema_uid}>
                  {schema.schema_uid.slice(0, 12)}
                </span>
              </td>
              <td className={schema.own ? undefined : table.quiet}>
                {schema.own ? t.list.yours : t.list.another}
              </td>
              <td className={`${table.number} ${schema.runs > 0 ? '' : table.quiet}`}>
                {count(schema.runs)}
              </td>
              <td className={`${table.quiet} ${css.when} ${table.spare}`}>{onDay(schema.created_at)}</td>
              <td className={table.end}>
                <RowButton
                  of={schema.schema_ref}
                  opened={menu?.item.schema_id === schema.schema_id}
                  onOpen={(button) => onMenu(schema, button)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {menu && (
        <RowMenu button={menu.button} onClose={close}>
          <Menu.Item component={Link} to={`/app/schemas/${menu.item.schema_id}`}>
            {t.list.open}
          </Menu.Item>
          <Menu.Item component={Link} to={`/app/schemas/new?from=${menu.item.schema_id}`}>
            {t.list.fork}
          </Menu.Item>
          <DeleteItem schema={menu.item} onDelete={() => setDoomed(menu.item)} />
        </RowMenu>
      )}
      {doomed && (
        <DeleteSchemaDialog
          schema={doomed}
          uses={{ own: doomed.own, runs: 0, projects: [] }}
          onClose={() => setDoomed(null)}
        />
      )}
    </>
  );
}

/** Says why it cannot be chosen, where it cannot. */
function DeleteItem({ schema, onDelete }: { schema: ListedSchema; onDelete: () => void }) {
  const why = whyKept(schema);
  return (
    <Menu.Item color="red" disabled={why !== null} onClick={onDelete}>
      {t.list.delete}
      {why !== null && <span className={css.why}>{why}</span>}
    </Menu.Item>
  );
}
