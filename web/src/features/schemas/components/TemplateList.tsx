import { schemaEditor as t } from 'texts/schema-editor';
import { templates, type Template } from '../model/templates';
import css from './TemplateList.module.css';

/** What one can begin with. */
export function TemplateList({ onTemplate }: { onTemplate: (template: Template) => void }) {
  return (
    <section aria-label={t.templates.label} className={css.templates}>
      <p className={css.head}>{t.templates.hint}</p>
      <ul className={css.list}>
        {templates.map((template) => (
          <li key={template.id}>
            <button type="button" className={css.template} onClick={() => onTemplate(template)}>
              <span className={css.name}>{template.name}</span>
              <span className={css.use}>{template.use}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
