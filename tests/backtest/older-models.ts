/**
 * Closed models before the catalogue's: USD per million tokens at launch (genai-prices 0.1.8), the day in
 * the id or of the capability index (metr_graph@dde102f), and the index value where it is a record.
 */
export const olderModels = [
  ['gpt-4-0613', 'openai', 30, 60, '2023-03-14', 126.17],
  ['claude-3-opus-20240229', 'anthropic', 15, 75, '2024-02-29', 127.02],
  ['claude-3-haiku-20240307', 'anthropic', 0.25, 1.25, '2024-03-07', null],
  ['gpt-4-turbo', 'openai', 10, 30, '2024-04-09', 127.66],
  ['gpt-4o-2024-05-13', 'openai', 5, 15, '2024-05-13', null],
  ['claude-3-5-sonnet-20240620', 'anthropic', 3, 15, '2024-06-20', 130],
  ['gpt-4o-2024-08-06', 'openai', 2.5, 10, '2024-08-06', null],
  ['claude-3-5-haiku-20241022', 'anthropic', 0.8, 4, '2024-10-22', null],
  ['grok-2-1212', 'x-ai', 2, 10, '2024-12-12', null],
  ['o1', 'openai', 15, 60, '2024-12-17', 142.97],
  ['claude-3-7-sonnet-20250219', 'anthropic', 3, 15, '2025-02-19', null],
  ['gemini-2.5-pro', 'google', 1.25, 10, '2025-03-25', 145.1],
  ['o3', 'openai', 10, 40, '2025-04-16', 147.2],
  ['claude-sonnet-4-20250514', 'anthropic', 3, 15, '2025-05-14', null],
  ['grok-4-0709', 'x-ai', 3, 15, '2025-07-09', null],
  ['claude-opus-4-1-20250805', 'anthropic', 15, 75, '2025-08-05', null],
  ['claude-sonnet-4-5-20250929', 'anthropic', 3, 15, '2025-09-29', null],
  ['claude-opus-4-5-20251101', 'anthropic', 5, 25, '2025-11-01', null],
  ['gemini-3-pro-preview', 'google', 2, 12, '2025-11-18', 153.43],
  ['gpt-5.2', 'openai', 1.75, 14, '2025-12-11', 153.75],
  ['claude-opus-4-6', 'anthropic', 5, 25, '2026-02-05', 155.06],
] as const;
