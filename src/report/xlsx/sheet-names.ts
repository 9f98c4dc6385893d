// The sheets that a report has: a workbook with another one holds somebody's own work.
export const SHEET_NAMES = { report: 'Отчёт', summary: 'Сводка', form: 'Форма' } as const;
