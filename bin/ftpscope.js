#!/usr/bin/env node
require("./load-bundle.js").loadBundle();
