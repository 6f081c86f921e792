@echo off
rem Runs Blemish: from an unpacked archive, or from a checkout after building it once.
rem BLEMISH_JAVA_OPTS adds options of the Java virtual machine, such as -Xmx4g. JAVA_HOME chooses a JDK.
setlocal
set "home=%~dp0"

set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
set "answer=%TEMP%\blemish-%RANDOM%-%RANDOM%.txt"
"%java%" -version >nul 2>"%answer%"
if errorlevel 1 (
  del "%answer%" 2>nul
  echo blemish: Java is missing: install JDK 17 or newer, or set JAVA_HOME to one 1>&2
  exit /b 1
)
set "version="
for /f "tokens=3" %%v in ('findstr /c:" version " "%answer%"') do if not defined version set "version=%%~v"
del "%answer%" 2>nul
set "major=0"
for /f "tokens=1 delims=.-+" %%v in ("%version%") do set "major=%%v"
if %major% LSS 17 (
  echo blemish: Java %version% is too old: install JDK 17 or newer, or set JAVA_HOME to one 1>&2
  exit /b 1
)

set "lib=%home%lib"
if not exist "%home%cli\src" goto libraries
rem A checkout. Only the first build is run from here; run later ones by 'mvn -pl cli -am -DskipTests package'.
set "lib=%home%cli\target\lib"
if exist "%lib%" goto libraries
where mvn >nul 2>nul
if errorlevel 1 (
  echo blemish: Maven is missing: install Maven 3.8 or newer to build from sources 1>&2
  exit /b 1
)
echo blemish: building for the first time; Maven fetches about 260 MB of libraries ... 1>&2
pushd "%home%"
call mvn -q -B -DskipTests -pl cli -am package 1>&2
if errorlevel 1 (
  popd
  echo blemish: the build failed 1>&2
  exit /b 1
)
popd

:libraries
if not exist "%lib%" (
  echo blemish: %home% has neither sources nor libraries: unpack the whole archive 1>&2
  exit /b 1
)
set "native="
if %major% GEQ 22 set "native=--enable-native-access=ALL-UNNAMED"
if %major% GEQ 24 set "native=%native% --sun-misc-unsafe-memory-access=allow"
rem Idle threads sleep: spinning ones would slow down other programs and each other.
set "ORT_DISABLE_TELEMETRY=1"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
"%java%" %native% -Djava.awt.headless=true -XX:+UseParallelGC -XX:MaxRAMPercentage=40 %BLEMISH_JAVA_OPTS% -cp "%lib%\*" org.blemish.cli.Main %*
exit /b %errorlevel%
