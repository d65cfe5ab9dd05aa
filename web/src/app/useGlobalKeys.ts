import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { preference } from '../shared/lib/preferences';
import { globalActionFor, isTaken } from './globalKeys';

const patience = 1500;

/** Listens for the single keys that work on every page; they can be switched off in the settings. */
export function useGlobalKeys(onHelp: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let begun = { key: '', at: 0 };
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || preference('single-keys') === 'off' || isTaken(event.target)) return;
      const after = event.timeStamp - begun.at < patience ? begun.key : null;
      const action = globalActionFor(event, after);
      begun = { key: action === 'go' ? 'g' : '', at: event.timeStamp };
      if (action === null) return;
      event.preventDefault();
      if (action === 'help') onHelp();
      else if (action === 'projects') void navigate('/app');
      else if (action === 'schemas') void navigate('/app/schemas');
      else if (action === 'integrations') void navigate('/app/integrations');
      else if (action === 'settings') void navigate('/app/settings');
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, onHelp]);
}
