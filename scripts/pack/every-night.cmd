@echo off
rem A list dropped on this file is checked every night; without a list the program asks for one.
chcp 65001 >nul
setlocal
set "NOKO=%~dp0noko-check"
cd /d "%~dp0"
if "%~1"=="" goto ask
"%NOKO%\node.exe" "%NOKO%\bin\noko-check.js" init "%~f1" --nightly --lang ru
goto end
:ask
"%NOKO%\node.exe" "%NOKO%\bin\noko-check.js" init --nightly --lang ru
:end
echo.
pause
