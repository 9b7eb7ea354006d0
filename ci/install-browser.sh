#!/usr/bin/env bash
# Installs Debian's Chromium for the browser tests of the report where there is none and this
# machine lets us; without it those tests are skipped.
set -u

if command -v chromium chromium-browser google-chrome >/dev/null && command -v chromedriver >/dev/null; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get -qq update && apt-get -qq -y install chromium chromium-driver; } >/dev/null 2>&1 ||
    echo "no browser could be installed; the browser tests are skipped" >&2
else
  echo "no Chromium with chromedriver here, and no right to install them: the browser tests are skipped" >&2
fi
exit 0
