@"%~dp0node.exe" "%~dp0bin\noko-check.js" %*
