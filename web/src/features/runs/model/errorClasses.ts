interface Words {
  /** A name short enough for a cell. */
  name: string;
  /** What it means, and whether asking again is likely to help. */
  hint: string;
}

const classes: Record<string, Words> = {
  refused: {
    name: 'Refused',
    hint: 'The model would not answer. Asking the same model again seldom helps; another one may answer.',
  },
  invalid_answer: {
    name: 'Invalid answer',
    hint: 'The answer did not fit the schema, and neither did its repair.',
  },
  broken: { name: 'Unreadable answer', hint: 'What came back was not an answer in the form asked for.' },
  truncated: {
    name: 'Cut off',
    hint: 'The answer did not fit into the tokens allowed. Raise the most tokens per block in the run’s settings.',
  },
  timeout: { name: 'Timed out', hint: 'No whole answer came in time.' },
  throttled: { name: 'Rate limited', hint: 'The provider asked to come back later.' },
  overloaded: { name: 'Provider overloaded', hint: 'The provider could not answer at that time.' },
  unreachable: { name: 'Provider unreachable', hint: 'No connection, or one that broke.' },
  key: { name: 'Key not accepted', hint: 'The provider did not accept the key. See to it first.' },
  model: {
    name: 'No such model',
    hint: 'The provider does not have this model for this key. Choose another.',
  },
  lost: { name: 'Worker lost', hint: 'The worker did not come back from this block.' },
  stopped: { name: 'Worker stopped', hint: 'The worker was stopped while it held this block.' },
  error: { name: 'Worker error', hint: 'Something went wrong on our side.' },
  unknown: { name: 'Other', hint: 'No class was noted.' },
};

/** A class of error in words; one that is not known here by its own name. */
export function errorClassWords(errorClass: string): Words {
  const known = Object.hasOwn(classes, errorClass) ? classes[errorClass] : undefined;
  if (known) return known;
  const name = errorClass.replaceAll('_', ' ').trim();
  return name === '' ? classes.unknown! : { name: name.charAt(0).toUpperCase() + name.slice(1), hint: '' };
}

/** Which runs stand still with nothing but what failed: they go on as soon as that is pending again. */
export function toWake<T extends { status: string; dispatch: string; counts: RunCounts }>(runs: T[]): T[] {
  return runs.filter(
    ({ status, dispatch, counts }) =>
      (status === 'complete' || status === 'running') &&
      dispatch !== 'working' &&
      counts.failed > 0 &&
      counts.pending + counts.claimed === 0,
  );
}

interface RunCounts {
  failed: number;
  pending: number;
  claimed: number;
}
