/** A source whose licence asks to be named, for the About page. */
export interface Attribution {
  readonly name: string;
  readonly licence: string;
  readonly url: string;
  /** What the catalogue takes from it. */
  readonly use: string;
}

export const ATTRIBUTIONS: readonly Attribution[] = [
  {
    name: 'Epoch AI (Capabilities Index, benchmark runs, open-model study)',
    licence: 'CC BY 4.0',
    url: 'https://epoch.ai/data',
    use: 'where models stand; the gap over time',
  },
  {
    name: 'LMArena',
    licence: 'CC BY 4.0',
    url: 'https://lmarena.ai',
    use: 'the gap over time',
  },
  {
    name: 'Artificial Analysis',
    licence: 'attribution',
    url: 'https://artificialanalysis.ai',
    use: 'release dates, sizes and licences of open models',
  },
  {
    name: 'models.dev',
    licence: 'MIT',
    url: 'https://github.com/anomalyco/models.dev',
    use: 'price history and release dates',
  },
  {
    name: 'Pydantic genai-prices',
    licence: 'MIT',
    url: 'https://github.com/pydantic/genai-prices',
    use: 'second source of prices, dates of changes',
  },
  {
    name: 'pi-ai',
    licence: 'MIT',
    url: 'https://github.com/earendil-works/pi',
    use: 'current API prices',
  },
  {
    name: 'NVIDIA aiconfigurator',
    licence: 'Apache-2.0',
    url: 'https://github.com/ai-dynamo/aiconfigurator',
    use: 'GPU rates and model architectures',
  },
  {
    name: 'NVIDIA TensorRT-LLM',
    licence: 'Apache-2.0',
    url: 'https://github.com/NVIDIA/TensorRT-LLM',
    use: 'measured throughput',
  },
  {
    name: 'C. Patil, vllm-cost-meter',
    licence: 'MIT',
    url: 'https://github.com/pChitral/vllm-cost-meter',
    use: 'measured throughput and cost at low load',
  },
  {
    name: 'SemiAnalysis InferenceX',
    licence: 'Apache-2.0',
    url: 'https://github.com/SemiAnalysisAI/InferenceX',
    use: 'measured throughput, cost of ownership',
  },
  {
    name: 'dstack benchmarks',
    licence: 'Apache-2.0',
    url: 'https://github.com/dstackai/benchmarks',
    use: 'measured throughput',
  },
  {
    name: 'ROCm vLLM',
    licence: 'Apache-2.0',
    url: 'https://github.com/ROCm/vllm',
    use: 'measured throughput',
  },
  {
    name: 'SkyPilot catalog',
    licence: 'Apache-2.0',
    url: 'https://github.com/skypilot-org/skypilot-catalog',
    use: 'older rents',
  },
];
