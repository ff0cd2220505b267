/** `npm run check-pdf -- FILE …`: what PDFs break of the rules of PDF/UA-1 that need no outside tool. */
import { readFileSync } from 'node:fs';
import { uaProblems } from './ua-rules.ts';

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('name a PDF: npm run check-pdf -- report.pdf');
for (const file of files) {
  const problems = uaProblems(readFileSync(file));
  for (const problem of problems) console.log(`${file}: ${problem}`);
  console.log(
    `${file}: ${problems.length === 0 ? 'keeps the rules' : `${problems.length} problems`}`,
  );
  if (problems.length > 0) process.exitCode = 1;
}
