/** Puts a text on the clipboard, also where the page came over plain HTTP and the browser's newer way is therefore closed. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyEvent(text);
  }
}

function copyEvent(text: string): boolean {
  let copied = false;
  const take = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    copied = true;
  };
  document.addEventListener('copy', take, { once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', take);
  return copied;
}
