import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSession } from '../features/auth/api/session';
import { onSignedOut } from '../shared/api/client';
import { Failure } from '../shared/ui/Failure';

/** Lets signed-in people through; the others go to the login page and come back to where they were. */
export function SignedIn({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const { pathname, search, hash } = useLocation();
  const session = useSession();

  const [had, setHad] = useState(false);
  if (session.data?.user && !had) setHad(true);

  useEffect(() => {
    onSignedOut(() => queries.setQueryData(['session'], { user: null }));
    return () => onSignedOut(null);
  }, [queries]);

  if (session.isLoadingError) return <Failure error={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return null;
  if (!session.data.user) {
    const next = encodeURIComponent(pathname + search + hash);
    return <Navigate to={`/login?next=${next}`} state={{ ended: had }} replace />;
  }
  return children;
}
