import { useEffect } from 'react';
import { shared as t } from 'texts/shared';

export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? t.pageTitle(title) : t.product;
  }, [title]);
}
