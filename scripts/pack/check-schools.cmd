@echo off
rem A list dropped on this file is checked; without a list the program asks for one.
chcp 65001 >nul
setlocal
set "NOKO=%~dp0noko-check"
if "%~1"=="" goto ask
:next
pushd "%~dp1"
"%NOKO%\node.exe" "%NOKO%\bin\noko-check.js" "%~f1" --beside --open --resume --lang ru
popd
shift
if not "%~1"=="" goto next
goto end
:ask
cd /d "%~dp0"
"%NOKO%\node.exe" "%NOKO%\bin\noko-check.js" --lang ru
:end
echo.
pause
