/** One polite live region for the whole page. It is made by hand since it has to be there before what it says. */
const region = document.createElement('div');
region.className = 'unseen';
region.setAttribute('role', 'status');
document.body.append(region);

export function announce(text: string): void {
  // The same words twice are only heard twice when the region was empty in between.
  region.textContent = '';
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}
