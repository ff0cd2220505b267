/** `npm run schema`: writes the JSON Schema of session files from the declaration of the questions. */
import { writeFileSync } from 'node:fs';
import { schemaFile, schemaText } from './session-schema.ts';

writeFileSync(schemaFile, schemaText());
console.log(`${schemaFile} written`);
