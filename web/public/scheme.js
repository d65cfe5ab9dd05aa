// Sets the colour scheme before the first paint, so that the page never flashes in the other one.
(function () {
  var chosen = 'auto';
  try {
    chosen = localStorage.getItem('blockdata-scheme') || 'auto';
  } catch {
    // No storage: the system's scheme.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
