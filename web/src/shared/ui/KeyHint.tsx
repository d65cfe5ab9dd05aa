import css from './KeyHint.module.css';

export function Key({ children }: { children: string }) {
  return <kbd className={css.key}>{children}</kbd>;
}

export function KeyHint({ keys, does }: { keys: string[]; does: string }) {
  return (
    <span className={css.hint}>
      {keys.map((key) => (
        <Key key={key}>{key}</Key>
      ))}
      {does}
    </span>
  );
}
