import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { contentSecurityPolicy } from './policy.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The policy of a page that has everything inside: this very script and style, and no connection at all. */
const policyFor = (script: string, style: string) =>
  contentSecurityPolicy
    .map((directive) => {
      const [name = ''] = directive.split(' ');
      const own: Record<string, string> = {
        'script-src': `script-src ${hashOf(script)}`,
        'style-src': `style-src ${hashOf(style)}`,
        'font-src': 'font-src data:',
        'connect-src': "connect-src 'none'",
        'manifest-src': "manifest-src 'none'",
        'worker-src': 'worker-src blob:',
      };
      return own[name] ?? directive;
    })
    .join('; ');

/** Puts the whole app into one HTML file that opens from disk. */
export function singleFile(fileName: string): Plugin {
  return {
    name: 'single-file',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.values(bundle);
        const page = files.find((file) => file.fileName.endsWith('.html'));
        const chunks = files.filter((file) => file.type === 'chunk');
        const [chunk, more] = chunks;
        if (page?.type !== 'asset' || chunk === undefined || more !== undefined) {
          throw new Error(`one page and one script were expected, not ${chunks.length} scripts`);
        }
        const style = files
          .filter((file) => file.type === 'asset' && file.fileName.endsWith('.css'))
          .map((file) => String('source' in file ? file.source : ''))
          .join('\n');
        // An end tag inside a text of the script would end the script.
        const script = chunk.code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
        const icon = readFileSync('public/icon.svg').toString('base64');
        const html = String(page.source)
          .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
          .replace(/<script type="module"[^>]*><\/script>/, '')
          .replaceAll(/<link rel="(stylesheet|modulepreload|manifest)"[^>]*>/g, '')
          .replace('./icon.svg', `data:image/svg+xml;base64,${icon}`)
          .replace('<meta charset="utf-8" />', (charset) =>
            [
              charset,
              `<meta http-equiv="Content-Security-Policy" content="${policyFor(script, style)}">`,
              `<style>${style}</style>`,
            ].join('\n'),
          )
          .replace('</body>', () => `<script type="module">${script}</script>\n</body>`);
        for (const name of Object.keys(bundle)) delete bundle[name];
        this.emitFile({ type: 'asset', fileName, source: html });
      },
    },
  };
}
