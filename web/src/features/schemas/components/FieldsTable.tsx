import { schemas as t } from 'texts/schemas';
import type { Finding } from '../../../shared/api/problem';
import table from '../../../shared/ui/table.module.css';
import type { Field } from '../model/fields';
import css from './FieldsTable.module.css';

/** The fields of a schema in its own order, with what is wrong at each of them. */
export function FieldsTable({ fields, findings = [] }: { fields: Field[]; findings?: Finding[] }) {
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t.fields.field}</th>
          <th scope="col">{t.fields.type}</th>
          <th scope="col" className={table.wide}>
            {t.fields.meaning}
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const wrong = findings.filter(({ pointer }) => concerns(pointer, field.name));
          return (
            <tr key={field.name}>
              <td>
                <code>{field.name}</code>
                {field.required && <span className={css.required}>{t.fields.required}</span>}
              </td>
              <td className={table.quiet}>{field.type}</td>
              <td className={table.wraps}>
                {field.description}
                {field.choices.length > 0 && (
                  <span className={css.choices}>{field.choices.map(String).join(' · ')}</span>
                )}
                {wrong.map((finding, index) => (
                  <span key={index} className={css.wrong}>
                    {finding.message}
                  </span>
                ))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function concerns(pointer: string, name: string): boolean {
  const own = `/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return pointer === own || pointer.startsWith(`${own}/`);
}
