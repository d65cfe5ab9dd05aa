import { Menu } from '@mantine/core';
import { useCallback, useLayoutEffect, useState, type ReactNode, type Ref } from 'react';

/** The row whose menu is open, and the button that opened it. */
export interface MenuOf<T> {
  item: T;
  button: HTMLElement;
}

/** Which row's menu is open: one button opens it, the same one or Escape closes it and has the keyboard again. */
export function useRowMenu<T>() {
  const [menu, setMenu] = useState<MenuOf<T> | null>(null);
  const onMenu = useCallback(
    (item: T, button: HTMLElement) => setMenu((open) => (open?.button === button ? null : { item, button })),
    [],
  );
  const close = () => {
    menu?.button.focus();
    setMenu(null);
  };
  return { menu, onMenu, close };
}

/** The menu is named by the button that has this id. */
export const menuTarget = 'row-menu';

/** One menu for all rows: it stands at the button of the row that asked for it. */
export function RowMenu(props: { button: HTMLElement; onClose: () => void; children: ReactNode }) {
  const { button, onClose, children } = props;
  return (
    <Menu id={menuTarget} opened onChange={(opened) => !opened && onClose()}>
      <Menu.Target>
        <Standing at={button} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** Stands for an element that is drawn elsewhere. */
function Standing({ at, ref }: { at: HTMLElement; ref?: Ref<HTMLElement> }) {
  useLayoutEffect(() => {
    if (typeof ref !== 'function') return;
    ref(at);
    return () => void ref(null);
  }, [at, ref]);
  return null;
}
