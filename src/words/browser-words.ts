// Why no browser takes a second look, and what to do about it on this system.
import type { BrowserFault } from '../errors.js';
import type { Language } from './languages.js';

type BrowserTexts = Readonly<Record<Language, string>>;

const INSTALL: Readonly<Record<string, BrowserTexts>> = {
  win32: {
    ru: 'Установите Microsoft Edge (он есть в каждой Windows) или Google Chrome',
    en: 'Install Microsoft Edge, which Windows comes with, or Google Chrome',
  },
  darwin: { ru: 'Установите Google Chrome', en: 'Install Google Chrome' },
  linux: {
    ru: 'Установите Chromium: в Debian и Astra Linux это «sudo apt install chromium», в РЕД ОС «sudo dnf install chromium», в Альт «sudo apt-get install chromium»',
    en: 'Install Chromium: “sudo apt install chromium” on Debian, “sudo dnf install chromium” on Fedora',
  },
};

export function formatBrowserFault(fault: BrowserFault, language: Language): string {
  const isRussian = language === 'ru';
  switch (fault.kind) {
    case 'no-package':
      return isRussian
        ? 'Для --browser нужен пакет playwright-core: установите его туда же, куда установлен noko-check, командой «npm install playwright-core» («npm install -g playwright-core», если noko-check установлен с -g). Сам браузер он не скачивает.'
        : '--browser needs the package playwright-core: install it where noko-check is, by “npm install playwright-core” (“npm install -g playwright-core” where noko-check was installed with -g). It downloads no browser.';
    case 'not-started':
      return isRussian
        ? `Браузер «${fault.executable}» не запускается: ${fault.cause}. Проверьте, открывается ли он сам; другой браузер можно назвать так: --browser=ПУТЬ.`
        : `The browser “${fault.executable}” does not start: ${fault.cause}. See whether it opens by itself; another one is named by --browser=PATH.`;
    case 'not-found': {
      const install = (INSTALL[fault.system] ?? INSTALL.linux)?.[language] ?? '';
      if (fault.asked === 'auto') {
        return isRussian
          ? `Для --browser не найден ни Edge, ни Chrome, ни Chromium. ${install} или назовите файл браузера: --browser=ПУТЬ.`
          : `--browser found neither Edge nor Chrome nor Chromium. ${install}, or name the browser's file: --browser=PATH.`;
      }
      return isRussian
        ? `«${fault.asked}» — не браузер: такой программы нет. Если это список школ, поставьте его перед --browser или напишите --browser=auto. ${install} или назовите файл браузера: --browser=ПУТЬ.`
        : `“${fault.asked}” is no browser: there is no such program. If it is the list, put it before --browser, or write --browser=auto. ${install}, or name the browser's file: --browser=PATH.`;
    }
  }
}
