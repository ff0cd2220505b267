import type { Source } from './template.ts';

/** Every publication the templates take figures from, named once. */
export const sources = {
  aciBench: {
    text: 'Aci-bench, Scientific Data, table 5: recorded consultations',
    url: 'https://www.nature.com/articles/s41597-023-02487-3',
    date: '2023-09',
  },
  azureTrace: {
    text: 'Microsoft Azure public dataset: LLM inference traces of November 2023',
    url: 'https://github.com/Azure/AzurePublicDataset/blob/master/AzureLLMInferenceDataset2023.md',
    date: '2023-11-16',
  },
  blsCompensation: {
    text: 'US Bureau of Labor Statistics: Employer Costs for Employee Compensation, June 2025',
    url: 'https://www.bls.gov/news.release/ecec.nr0.htm',
    date: '2025-09-12',
  },
  claimsDocuments: {
    text: 'AltexSoft: insurance document automation',
    url: 'https://www.altexsoft.com/blog/insurance-document-automation/',
    date: 'read 2026-11',
  },
  claudeCodeCosts: {
    text: 'Claude Code documentation: manage costs',
    url: 'https://code.claude.com/docs/en/costs',
    date: 'read 2026-11',
  },
  claudeCodeLog: {
    text: 'A user’s log of 1,289 Claude Code requests',
    url: 'https://openclawradar.com/article/claude-code-token-analysis-99-percent-input',
    date: 'read 2026-11',
  },
  consult: {
    text: 'Civil Service World: AI tool could free up 75,000 civil servant days a year',
    url: 'https://www.civilserviceworld.com/professions/article/dsit-says-ai-tool-could-free-up-75000-civil-servant-days-a-year',
    date: '2025-10-16',
  },
  consultScotland: {
    text: 'Econostrum: the Consult tool in a Scottish consultation',
    url: 'https://en.econostrum.info/uk/?p=108946',
    date: 'read 2026-11',
  },
  cursorTab: {
    text: 'ZenML on Cursor Tab: online reinforcement learning for code completion',
    url: 'https://www.zenml.io/llmops-database/online-reinforcement-learning-for-code-completion-at-scale',
    date: '2025',
  },
  deepseekBans: {
    text: 'StateTech: these states have banned DeepSeek',
    url: 'https://statetechmagazine.com/article/2025/04/these-states-have-banned-deepseek',
    date: '2025-04-14',
  },
  dischargeLetters: {
    text: 'UMC Utrecht: reducing the administrative burden with a language model',
    url: 'https://3ai.umcutrecht.nl/pillars/implementation/reducing-administrative-burden',
    date: 'read 2026-11',
  },
  gaiaIssue: {
    text: 'Token log of an agent run, GitHub issue amd/gaia 3730',
    url: 'https://github.com/amd/gaia/issues/3730',
    date: '2026-09-13',
  },
  gartnerContact: {
    text: 'Gartner poll of service leaders, in CRM magazine',
    url: 'https://www.destinationcrm.com/Articles/CRM-Insights/Insight/Gartner-Survey-Finds-Self-Service-Insufficient-135436.aspx',
    date: '2019-11-26',
  },
  govukChat: {
    text: 'Government Digital Service: 5 things we learned testing GOV.UK Chat',
    url: 'https://insidegovuk.blog.gov.uk/2026/03/16/5-things-we-learned-testing-gov-uk-chat-an-ai-assistant-for-government',
    date: '2026-03-16',
  },
  govukTraffic: {
    text: 'UK Department for Science: GOV.UK Chat trial announced',
    url: 'https://www.wired-gov.net/wg/news.nsf/articles/governments+experimental+ai+chatbot+to+help+people+set+up+small+businesses+and+find+support+06112024101010?open',
    date: '2024-11-06',
  },
  ingChat: {
    text: 'McKinsey: how ING uses generative AI to put people first',
    url: 'https://www.mckinsey.com/industries/financial-services/how-we-help-clients/banking-on-innovation-how-ing-uses-generative-ai-to-put-people-first',
    date: 'read 2026-11',
  },
  kaiserScribes: {
    text: 'Kaiser Permanente: ambient scribes in ten weeks, NEJM Catalyst',
    url: 'https://divisionofresearch.kaiserpermanente.org/publications/ambient-artificial-intelligence-scribes-to-alleviate-the-burden-of-clinical-documentation/',
    date: '2024',
  },
  klarna: {
    text: 'Klarna: AI assistant handles two-thirds of customer service chats in its first month',
    url: 'https://www.klarna.com/international/press/klarna-ai-assistant-handles-two-thirds-of-customer-service-chats-in-its-first-month/',
    date: '2024-02-27',
  },
  myriad: {
    text: 'Myriad Genetics’ document pipeline, in Information & Data Manager',
    url: 'https://mail.idm.net.au/article/0015451-healthcare-provider-slashes-document-processing-costs-genai',
    date: 'read 2026-11',
  },
  netskope: {
    text: 'Netskope: ChatGPT use in the enterprise',
    url: 'https://www.netskope.com/jp/blog/chatgpt-use-increasing-exponentially-in-the-enterprise',
    date: '2023-06',
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
    date: 'read 2026-11',
  },
  scribeErrors: {
    text: 'WalledCare on the npj Digital Medicine study of 2025: hallucinations and omissions',
    url: 'https://walledcare.com/directory/guides/ai-scribe-hallucinations-and-omissions/',
    date: 'read 2026-11',
  },
  shopify: {
    text: 'Shopify Engineering: multimodal LLMs for the Global Catalogue',
    url: 'https://shopify.engineering/leveraging-multimodal-llms',
    date: '2025',
  },
  shopifyQuality: {
    text: 'ZenML on Shopify: vision language models for product classification',
    url: 'https://www.zenml.io/llmops-database/vision-language-models-for-large-scale-product-classification-and-understanding',
    date: '2025',
  },
  startUpBudget: {
    text: 'Pristren: AI budget for startups',
    url: 'https://pristren.com/blog/ai-budget-for-startups/',
    date: 'read 2026-11',
  },
  startUpScenarios: {
    text: 'AI Model Calc: token budgeting for startups',
    url: 'https://aimodelcalc.pages.dev/guides/token-budgeting-startups.html',
    date: 'read 2026-11',
  },
  traceLab: {
    text: 'SyFI TraceLab: 357,161 steps of Claude Code and Codex by 43 developers',
    url: 'https://tracelab.cs.washington.edu/',
    date: '2026-06',
  },
  traceLabCost: {
    text: 'SyFI TraceLab: cost of a session, request and step',
    url: 'https://tracelab.cs.washington.edu/exp/session/session_cost_distribution/',
    date: '2026-06',
  },
} as const satisfies Record<string, Source>;
