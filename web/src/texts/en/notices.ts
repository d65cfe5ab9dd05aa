export const notices = {
  title: 'Notices',
  none: 'Nothing yet. When work that you started ends or stops, it is told here.',
  new: 'new',
  /** Said before the notice to those who do not see its sign. */
  kinds: {
    complete: 'Ended: ',
    failed: 'Ended with failures: ',
    paused: 'Paused: ',
    cancelled: 'Cancelled: ',
  },
};
