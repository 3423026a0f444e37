// In which texts something is shown to people who have not asked for anything: in what may be an
// article. The server looks closer; for what is none by its name or size no server is started.

/** Names of files that are no articles, as in the server's other-texts.txt. */
const OTHERS = [
  'authors',
  'authors.*',
  'contributors',
  'contributors.*',
  'copying',
  'copying.*',
  'copyright',
  'copyright.*',
  'licence',
  'licence.*',
  'license',
  'license.*',
  'notice',
  'notice.*',
  'third-party-notices.*',
  'thirdpartynotices.*',
  '*.log',
  '*.log.txt',
  'changelog',
  'changelog.*',
  'changes',
  'changes.*',
  'ads.txt',
  'cmakecache.txt',
  'cmakelists.txt',
  'constraints*.txt',
  'humans.txt',
  'llms*.txt',
  'requirements*.txt',
  'robots.txt',
  'security.txt',
  'sitemap*.txt',
  '*.briefing.md',
  '*.briefing-*.md',
];

// What 150 words have in the languages that write them shortest, Chinese and Japanese.
const FEWEST_CHARACTERS = 300;

const pattern = new RegExp(`^(?:${OTHERS.map(written).join('|')})$`, 'i');

/** Whether a text of this name may be an article. */
export function mayBeArticle(path: string, text: string): boolean {
  return !pattern.test(path.split(/[\\/]/).pop() ?? '') && text.length >= FEWEST_CHARACTERS;
}

function written(name: string): string {
  return name.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
}
