import { shared as t } from 'texts/shared';
import css from './Brand.module.css';

export function Brand() {
  return (
    <div className={css.brand}>
      <span className={css.mark} aria-hidden="true">
        B
      </span>
      {t.product}
    </div>
  );
}
