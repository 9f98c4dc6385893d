// The sheets that a report has: a workbook with another one holds somebody's own work.
export const SHEET_NAMES = { summary: 'Сводка', report: 'Отчёт', form: 'Форма' } as const;
