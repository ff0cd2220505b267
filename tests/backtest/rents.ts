import { drifts, type Drift, type Step } from './estimators.ts';
import { catalogue, monthOf, pricesEnd } from './facts.ts';

interface RentPath {
  readonly series: string;
  readonly path: readonly Step[];
}

/** AWS asked this for an H100 until its cut of June 2025: today's list price undone by the cut. */
function awsBeforeCut(now: number, cut: number): number {
  return now / (1 + cut);
}

/** Rents of one GPU over time on one basis; screener averages and lists are not mixed. */
export function rentPaths(): RentPath[] {
  const points = (key: string) => catalogue.rentHistory.get(key)?.points ?? [];
  const steps = (key: string): Step[] =>
    points(key).flatMap((p) =>
      p.date !== null && p.value !== null ? [{ month: monthOf(p.date), value: p.value }] : [],
    );
  const launch = points('h100-launch-rents-2023')[0];
  const index = steps('h100-market-rent-semianalysis-index');
  const middle = Math.sqrt((launch?.low ?? NaN) * (launch?.high ?? NaN));
  const cut = points('aws-h100-list-price-cut')[0];
  const aws = catalogue.rents.get('h100-sxm/aws/on-demand')?.usdPerGpuHour;
  const awsPath =
    cut?.value == null || cut.date === null || aws === undefined
      ? []
      : [
          { month: monthOf('2023-07'), value: awsBeforeCut(aws, cut.value) },
          { month: monthOf(cut.date), value: aws },
        ];
  const screener = ['Civo', 'Together', 'Verda'];
  const h200 = points('h200-on-demand-january-to-autumn-2026');
  const first = h200[0];
  const providers = Object.entries(first?.byProvider ?? {}).flatMap(([provider, value]) => {
    if (first?.date == null || screener.includes(provider)) return [];
    const later = h200
      .slice(1, 3)
      .flatMap((p) =>
        p.date !== null && p.byProvider?.[provider] !== undefined
          ? [{ month: monthOf(p.date), value: p.byProvider[provider] }]
          : [],
      );
    return later.length === 0
      ? []
      : [
          {
            series: `H200, ${provider}`,
            path: [{ month: monthOf(first.date), value }, ...later],
          },
        ];
  });
  return [
    {
      series: 'H100, market, to the bottom',
      path: [{ month: monthOf('2023-07'), value: middle }, ...index.slice(0, 1)],
    },
    { series: 'H100, market, from the bottom', path: index },
    { series: 'H100, AWS list', path: awsPath },
    { series: 'H100, RunPod', path: steps('runpod-secure-h100-sxm-on-demand') },
    ...providers,
  ];
}

/** Yearly drifts of rents; each path ends with its own last point, AWS with the newest prices. */
export function rentDrifts(): Drift[] {
  return rentPaths().flatMap(({ series, path }) => {
    const last = series === 'H100, AWS list' ? monthOf(pricesEnd) : (path.at(-1)?.month ?? 0);
    const whole = path.length < 2 ? [] : [path[0]!, path.at(-1)!];
    // Two looks years apart say nothing about the months between: the whole span is one drift.
    const first = whole[0];
    const end = whole[1];
    if (first === undefined || end === undefined) return [];
    if (last - first.month < 18) return drifts(series, whole, last);
    const years = (last - first.month) / 12;
    const perYear = Math.log(end.value / first.value) / years;
    return [{ series, perYear, months: 12 * years, weight: (12 * years) / 18 }];
  });
}
