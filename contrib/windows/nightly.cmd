@echo off
rem Nightly run of noko-check, for Task Scheduler. The log is UTF-8.
chcp 65001 >nul
cd /d "%~dp0"
>>noko-check.log echo === %DATE% %TIME%
call "%APPDATA%\npm\noko-check.cmd" schools.csv -o report.xlsx -o report.csv --previous report.csv --history history --resume --lang ru 2>>noko-check.log
set CODE=%ERRORLEVEL%
>>noko-check.log echo === exit code %CODE%
exit /b %CODE%
