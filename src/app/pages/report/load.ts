/** The page with its texts and the record of calibration, which are loaded when a report is asked for. */
export const loadReportPage = () => import('./ReportPage.svelte');
