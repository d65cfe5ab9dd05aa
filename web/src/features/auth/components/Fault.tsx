import { useState } from 'react';
import { auth as t } from 'texts/auth';
import { wordsOf } from '../../../shared/api/problem';
import { span } from '../../../shared/lib/format';
import { FormError } from '../../../shared/ui/FormError';

/** What went wrong with a form. After too many attempts it says how long to wait, and when the wait is over. */
export function Fault({ error, wait }: { error: unknown; wait: number | null }) {
  const [waited, setWaited] = useState<unknown>(null);
  if (wait !== null && waited !== error) setWaited(error);
  if (wait !== null) return <FormError>{t.tooMany(span(wait * 1000))}</FormError>;
  if (waited === error) return <p role="status">{t.tryNow}</p>;
  return <FormError>{wordsOf(error)}</FormError>;
}
