import type { Source } from './template.ts';

/** Every publication the templates take figures from, named once. */
export const sources = {
  aciBench: {
    text: 'Aci-bench, Scientific Data, table 5: recorded consultations',
    url: 'https://www.nature.com/articles/s41597-023-02487-3',
    date: '2023-09',
  },
  amaScribes: {
    text: 'American Medical Association: AI scribes at The Permanente Medical Group',
    url: 'https://www.ama-assn.org/practice-management/digital-health/ai-scribes-save-15000-hours-and-restore-human-side-medicine',
    date: '2025-06',
  },
  blsCompensation: {
    text: 'US Bureau of Labor Statistics: Employer Costs for Employee Compensation, June 2025',
    url: 'https://www.bls.gov/news.release/ecec.nr0.htm',
    date: '2025-09-12',
  },
  claraDocuments: {
    text: 'CLARA Analytics: making OCR work at scale',
    url: 'https://claraanalytics.com/blog/document-intelligence-making-ocr-work-at-scale/',
    date: '2026',
  },
  claudeCodeCosts: {
    text: 'Claude Code documentation: manage costs',
    url: 'https://code.claude.com/docs/en/costs',
    date: '2026',
  },
  claudeCodeLog: {
    text: 'A log of 1,289 Claude Code requests',
    url: 'https://openclawradar.com/article/claude-code-token-analysis-99-percent-input',
    date: '2026',
  },
  deepseekBans: {
    text: 'StateTech: these states have banned DeepSeek',
    url: 'https://statetechmagazine.com/article/2025/04/these-states-have-banned-deepseek',
    date: '2025-04-14',
  },
  gartnerContact: {
    text: 'Gartner poll of service leaders, in CRM magazine',
    url: 'https://www.destinationcrm.com/Articles/CRM-Insights/Insight/Gartner-Survey-Finds-Self-Service-Insufficient-135436.aspx',
    date: '2019-11-26',
  },
  gaiaIssue: {
    text: 'Token log of an agent run, GitHub issue amd/gaia 3730',
    url: 'https://github.com/amd/gaia/issues/3730',
    date: '2026-09-13',
  },
  ingChat: {
    text: 'McKinsey: how ING uses generative AI to put people first',
    url: 'https://www.mckinsey.com/industries/financial-services/how-we-help-clients/banking-on-innovation-how-ing-uses-generative-ai-to-put-people-first',
    date: '2024',
  },
  klarna: {
    text: 'Klarna: AI assistant handles two-thirds of customer service chats in its first month',
    url: 'https://www.klarna.com/international/press/klarna-ai-assistant-handles-two-thirds-of-customer-service-chats-in-its-first-month/',
    date: '2024-02-27',
  },
  newJersey: {
    text: 'Route Fifty: how New Jersey’s AI assistant saves the state time and money',
    url: 'https://www.route-fifty.com/artificial-intelligence/2025/08/how-new-jerseys-ai-assistant-saves-state-time-and-money/407538/',
    date: '2025-08',
  },
  openRouter: {
    text: 'OpenRouter and a16z: State of AI, 100 trillion tokens',
    url: 'https://openrouter.ai/state-of-ai',
    date: '2025-12',
  },
  pdfTokens: {
    text: 'PDF token cost per page, measured on Claude and Gemini',
    url: 'https://huggingface.co/datasets/JOHNISKING/pdf-token-cost',
    date: '2026-10-18',
  },
  ricoh: {
    text: 'Ricoh’s document service on AWS, summary of the AWS post',
    url: 'https://news.ainew.jp/article/da9503bf-726f-421a-812d-6a7a415f2cb9',
    date: '2026',
  },
  shopify: {
    text: 'Shopify Engineering: multimodal LLMs for the Global Catalogue',
    url: 'https://shopify.engineering/leveraging-multimodal-llms',
    date: '2025',
  },
  startUpBudget: {
    text: 'Pristren: AI budget for startups',
    url: 'https://pristren.com/blog/ai-budget-for-startups/',
    date: '2026',
  },
  traceLab: {
    text: 'SyFI TraceLab: 357,161 steps of Claude Code and Codex by 43 developers',
    url: 'https://tracelab.cs.washington.edu/',
    date: '2026-06',
  },
  traceLabCost: {
    text: 'SyFI TraceLab: cost of the traced steps',
    url: 'https://tracelab.cs.washington.edu/exp/prefix_cache/human_idle_cache_counterfactual/',
    date: '2026-06',
  },
} as const satisfies Record<string, Source>;
