/* A drawing that is higher than its box begins with its first column, not with the empty corner above it. */
for (const box of document.querySelectorAll('.drawing')) {
  const places = [...box.querySelectorAll('.node')].map(node => node.getBoundingClientRect());
  const left = Math.min(...places.map(place => place.left));
  const column = places.filter(place => place.left < left + 1);
  const middle = (Math.min(...column.map(place => place.top)) + Math.max(...column.map(place => place.bottom))) / 2;
  box.scrollTop = middle - box.getBoundingClientRect().top - box.clientHeight / 2;
}
