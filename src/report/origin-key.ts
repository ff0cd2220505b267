/** What a figure is a figure of; `originAt` says where that comes from. Ids as in the analysis. */
export type OriginKey =
  | {
      of: 'cost' | 'share' | 'kind-share' | 'regret' | 'success';
      workload: string;
      option: string;
    }
  | { of: 'fleet'; workload: string; option: string }
  | { of: 'demand' | 'gap' | 'plan' | 'bar' | 'rules' | 'ruled-out' | 'weights'; workload: string }
  | { of: 'flip' | 'worth'; workload: string; input: string }
  | { of: 'offer'; offer: string }
  | { of: 'stress'; card: string }
  | {
      of:
        'mix' | 'together' | 'commitment' | 'outlooks' | 'overspend' | 'moments' | 'inputs' | 'run';
    };
