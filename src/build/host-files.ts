import type { Plugin } from 'vite';
import { contentSecurityPolicy, headers } from './policy.ts';

const entries = Object.entries(headers);
const lines = (format: (name: string, value: string) => string) =>
  entries.map(([name, value]) => `${format(name, value)}\n`).join('');
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

/** The same headers in the words of the common static hosts, by the name of the file each one reads. */
export const hostFiles: Readonly<Record<string, string>> = {
  // Netlify, Cloudflare Pages, GitLab behind either.
  _headers: `/*\n${lines((name, value) => `  ${name}: ${value}`)}`,
  // Apache.
  '.htaccess': lines((name, value) => `Header always set ${name} "${value}"`),
  // Vercel.
  'vercel.json': json({
    headers: [{ source: '/(.*)', headers: entries.map(([key, value]) => ({ key, value })) }],
  }),
  // Azure Static Web Apps.
  'staticwebapp.config.json': json({ globalHeaders: headers }),
  // The server of the npm package `serve`.
  'serve.json': json({
    headers: [{ source: '**', headers: entries.map(([key, value]) => ({ key, value })) }],
  }),
  // nginx: to be included in a server block.
  'nginx-headers.conf': lines((name, value) => `add_header ${name} "${value}" always;`),
};

/** Writes the policy into the built pages and beside them, for hosts that read it from a file. */
export function policyOfTheBuild(): Plugin {
  return {
    name: 'policy-of-the-build',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: {
          'http-equiv': 'Content-Security-Policy',
          content: contentSecurityPolicy.join('; '),
        },
        injectTo: 'head-prepend',
      },
    ],
    generateBundle() {
      for (const [fileName, source] of Object.entries(hostFiles)) {
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}
