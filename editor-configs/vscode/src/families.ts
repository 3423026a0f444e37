// Methods in the order in which somebody chooses among them: the usual one, those of the project, and
// those that packages bring, whose names begin with the package's and a colon.

export interface Family {
  readonly family: string;
  readonly names: readonly string[];
}

const USUAL = 'default';
const OWN = 'Nutgraf';

export function byFamily(methods: Readonly<Record<string, string>>): Family[] {
  const names = Object.keys(methods).sort((a, b) => a.localeCompare(b));
  const found = new Map<string, string[]>([[OWN, names.filter((name) => name === USUAL)]]);
  for (const name of names) {
    if (name === USUAL) continue;
    const family = name.includes(':') ? name.slice(0, name.indexOf(':')) : OWN;
    found.set(family, [...(found.get(family) ?? []), name]);
  }
  return [...found].map(([family, all]) => ({ family, names: all }));
}
