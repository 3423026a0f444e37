// How long something takes, for people.

/** "4 min", and from two hours on "13 h 50 min", as the server says it. */
export function timeOf(minutes: number): string {
  if (minutes < 120) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest > 0 ? ` ${rest} min` : ''}`;
}
