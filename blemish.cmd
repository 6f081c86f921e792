@echo off
rem Runs Blemish: from an unpacked archive, or from a checkout after building it once.
rem BLEMISH_JAVA_OPTS adds options of the Java virtual machine, such as -Xmx4g. JAVA_HOME chooses a JDK.
rem BLEMISH_CACHE is the folder of what is prepared once for faster starts; 'none' turns it off.
rem Does the same as the script 'blemish', except that later changes of sources are not built. Untested.
rem Paths may contain parentheses, which would end a block: lines that print a path are behind a label.
setlocal
set "home=%~dp0"

set "java="
if exist "%home%java\bin\java.exe" set "java=%home%java\bin\java.exe"
if not defined java if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
if not defined java for %%j in (java.exe) do set "java=%%~$PATH:j"
if not defined java goto nojava

rem A JDK has its version in its file 'release'; starting Java only to ask for it takes longer.
for %%j in ("%java%") do set "release=%%~dpj..\release"
set "version="
if exist "%release%" for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%release%"`) do set "version=%%~v"
if defined version goto major
set "answer=%TEMP%\blemish-%RANDOM%-%RANDOM%.txt"
"%java%" -version >nul 2>"%answer%"
for /f "usebackq tokens=3" %%v in (`findstr /c:" version " "%answer%"`) do if not defined version set "version=%%~v"
del "%answer%" 2>nul
if not defined version goto noversion

:major
rem 8 for Java 1.8.0, 17 for Java 17.0.2 and 17-ea.
if "%version:~0,2%"=="1." set "version=%version:~2%"
set "major=0"
for /f "tokens=1 delims=.-+_" %%v in ("%version%") do set "major=%%v"
if %major% LSS 17 goto oldjava

set "archive=%home%cli\target\classes.jsa"
set "lib=%home%lib"
set "spark="
if not exist "%home%cli\src" goto libraries
rem A checkout. Only the first build is run from here; run later ones by 'mvn -pl cli -am -DskipTests package'.
set "lib=%home%cli\target\lib"
set "todo=build"
if not exist "%lib%" goto maven
:built
rem Spark's libraries are fetched for the command that needs them, and for no other.
if not "%~1"=="spark-demo" goto libraries
if "%~2"=="--help" goto libraries
if "%~2"=="-h" goto libraries
set "spark=%home%spark\target\lib"
set "todo=buildspark"
if exist "%spark%" goto libraries

:maven
where mvn >nul 2>nul
if errorlevel 1 goto nomaven
set "maven=of unknown version"
for /f "tokens=3" %%v in ('mvn -v 2^>nul ^| findstr /c:"Apache Maven"') do set "maven=%%v"
set "mavenmajor=0"
set "mavenminor=0"
for /f "tokens=1,2 delims=." %%v in ("%maven%") do set "mavenmajor=%%v" & set "mavenminor=%%w"
if %mavenmajor% GEQ 4 goto %todo%
if not %mavenmajor% EQU 3 goto oldmaven
if %mavenminor% LSS 8 goto oldmaven
goto %todo%

:build
echo blemish: building for the first time; Maven downloads about 295 MB of libraries ... 1>&2
if not exist "%home%cli\target" mkdir "%home%cli\target"
set "log=%home%cli\target\build.log"
pushd "%home%"
call mvn -q -B -DskipTests -DwithoutIntegrations -pl cli -am package >"%log%" 2>&1 <nul
if errorlevel 1 goto nobuild
popd
rem An archive of the loaded classes of a short command saves time at the start of later ones.
del "%archive%" 2>nul
set "fixture=%home%inference\src\test\resources\format-2"
set "classes=%home%cli\target\classes.list"
"%java%" -XX:+UseSerialGC "-XX:DumpLoadedClassList=%classes%" -cp "%lib%\*" org.blemish.cli.Main predict --model "%fixture%\run" "%fixture%\parts" >nul 2>nul <nul
if not errorlevel 1 "%java%" -Xshare:dump "-XX:SharedClassListFile=%classes%" "-XX:SharedArchiveFile=%archive%" -cp "%lib%\*" >nul 2>nul <nul
if errorlevel 1 del "%archive%" 2>nul
goto built

:buildspark
echo blemish: building for Spark for the first time; Maven downloads about 340 MB of libraries ... 1>&2
set "log=%home%cli\target\build-spark.log"
pushd "%home%"
call mvn -q -B -DskipTests -DwithoutIntegrations -Pspark-demo -pl spark -am package >"%log%" 2>&1 <nul
if errorlevel 1 goto nobuild
popd

:libraries
if not exist "%lib%" goto nolibraries
set "native="
if %major% GEQ 22 set "native=--enable-native-access=ALL-UNNAMED"
if %major% GEQ 24 set "native=%native% --sun-misc-unsafe-memory-access=allow"
rem An archive of another Java or of other libraries is ignored; without -Xlog Java would print a warning.
set "shared="
if exist "%archive%" set shared="-XX:SharedArchiveFile=%archive%" -Xlog:cds=off -Xlog:cds+dynamic=off
set "cache=%LOCALAPPDATA%\blemish"
if not defined LOCALAPPDATA set "cache="
if defined BLEMISH_CACHE set "cache=%BLEMISH_CACHE%"
if /i "%cache%"=="none" set "cache="
if not defined cache goto start
if not exist "%home%cli\src" if %major% GEQ 19 if "%~1"=="predict" set shared=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%cache%\classes-%major%.jsa" -Xlog:cds=off -Xlog:cds+dynamic=off
if not exist "%cache%" mkdir "%cache%" 2>nul
set shared=%shared% "-Dblemish.cache=%cache%"

:start
if defined spark set shared=%shared% "-Dblemish.spark.lib=%spark%"
rem Idle threads sleep: spinning ones would slow down other programs and each other.
set "ORT_DISABLE_TELEMETRY=1"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
rem As in the shell script: little memory and a fast start for these commands.
set javaoptions=-XX:+UseParallelGC
for %%c in (predict watch info) do if "%~1"=="%%c" set "javaoptions=-XX:+UseSerialGC -XX:InitialRAMPercentage=0.3 -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
"%java%" %native% -Djava.awt.headless=true %javaoptions% -XX:MaxRAMPercentage=40 %BLEMISH_JAVA_OPTS% %shared% -cp "%lib%\*" org.blemish.cli.Main %*
exit /b %errorlevel%

:nojava
echo blemish: Java is missing: install JDK 17 or newer, or set JAVA_HOME to one 1>&2
exit /b 1

:noversion
echo blemish: the version of "%java%" is unknown: set JAVA_HOME to a JDK 17 or newer 1>&2
exit /b 1

:oldjava
echo blemish: Java %major% is too old ("%java%"): install JDK 17 or newer, or set JAVA_HOME to one 1>&2
exit /b 1

:nomaven
echo blemish: Maven is missing: install Maven 3.8 or newer to build from sources 1>&2
exit /b 1

:oldmaven
echo blemish: Maven %maven% is too old: install Maven 3.8 or newer 1>&2
exit /b 1

:nobuild
popd
findstr ERROR "%log%" 1>&2
echo blemish: the build failed; its whole output is in "%log%" 1>&2
exit /b 1

:nolibraries
echo blemish: "%home%" has neither sources nor libraries: unpack the whole archive 1>&2
exit /b 1
