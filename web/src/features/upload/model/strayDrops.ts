/** Whether somebody drags files: texts and links are dragged too, and are none of ours. */
export function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/**
 * Keeps the browser from leaving the page for a file or a link that is dropped where nothing takes it, which would
 * end every upload. Fields that a text can be dropped into stay as they are.
 */
export function holdStrayDrops(): () => void {
  const hold = (event: DragEvent) => {
    if (event.defaultPrevented || (isField(event.target) && !hasFiles(event))) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  };
  window.addEventListener('dragover', hold);
  window.addEventListener('drop', hold);
  return () => {
    window.removeEventListener('dragover', hold);
    window.removeEventListener('drop', hold);
  };
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}
