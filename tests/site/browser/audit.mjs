// node audit.mjs '{"urls": [...], "themes": ["light", "dark"]}' prints what axe-core finds at WCAG 2.2 AA, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { job, open, withBrowser } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const { urls, themes } = job();
const found = [];

await withBrowser(async (browser) => {
  for (const theme of themes) {
    const { page, seen, close } = await open(browser, "about:blank", { theme, bypassCSP: true });
    for (const url of urls) {
      seen.messages.length = 0;
      await page.goto(url);
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
      await page.evaluate(AXE);
      const result = await page.evaluate((tags) => window.axe.run({ runOnly: tags, preload: false }), TAGS);
      const violations = result.violations.map((rule) => ({
        rule: rule.id, help: rule.help, nodes: rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)),
      }));
      found.push({ url, theme, violations, messages: [...seen.messages] });
    }
    await close();
  }
});
console.log(JSON.stringify(found));
