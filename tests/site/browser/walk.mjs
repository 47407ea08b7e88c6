// A reader's way through the site: timeline, brief, citation, sentence, original, other language, search.
import { job, open, withBrowser } from "./browser.mjs";

const { start } = job();
const found = { steps: [] };

function check(condition, step) {
  if (!condition) throw new Error(`failed: ${step}`);
  found.steps.push(step);
}

/* A word that stands only in the text of an article is found, but not shown in the list. */
async function search(page, words, highlighted) {
  await page.keyboard.press("/");
  await page.locator("#search-words:focus").waitFor();
  await page.fill("#search-words", words);
  await page.keyboard.press("Enter");
  await page.locator("#search-results li").first().waitFor();
  check(/\d/.test(await page.textContent("#search-status")), `"${words}" is announced`);
  if (highlighted) check(await page.locator("#search-results mark").count(), `"${words}" is highlighted`);
  await page.keyboard.press("ArrowDown");
  check(await page.locator("#search-results li:first-child a:focus").count(), `"${words}" is reached by arrow`);
  await page.keyboard.press("Escape");
  check(await page.locator("#search-words:focus").count(), "Escape returns to the words");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator("body.brief").waitFor();
  check(true, `a result of "${words}" is opened`);
}

await withBrowser(async (browser) => {
  const { page, seen, close } = await open(browser, start);
  if (start.endsWith("START-HERE.html")) await page.locator("section[lang=en] a").click();
  await page.locator("body.timeline .card a").first().click();
  await page.locator("body.brief").waitFor();
  check(true, "timeline to brief");
  await page.locator(".key-points .cited a").first().click();
  await page.locator("body.source :target").waitFor();
  const sentence = page.locator(".pair:has(:target), .pair:target").first();
  check(await sentence.isVisible(), "citation to sentence");
  const original = sentence.locator("[lang=id]").first();
  check(await original.isVisible(), "the original stands beside the sentence");
  const words = (await original.textContent()).trim();
  const number = await sentence.getAttribute("id");
  await page.locator(".languages a[hreflang=id]").click();
  await page.locator("html[lang=id]").waitFor();
  const same = page.locator(`[id="${number}"]`);
  check((await same.textContent()).includes(words), "the other language has the same sentence");
  await page.locator("a[data-search]").click();
  await page.locator("#search-form").waitFor();
  await page.fill("#search-words", "");
  await page.locator("h1").click();
  await search(page, "pemilu", false);
  check((await page.getAttribute("html", "lang")) === "id", "results are in the page's language");
  await page.locator(".languages a[hreflang=en]").click();
  await page.locator("html[lang=en]").waitFor();
  await search(page, "election", true);
  await page.locator("a[data-search]").click();
  await page.locator("#search-form").waitFor();
  await page.fill("#search-words", "<img src=x onerror=alert(1)>zzzz");
  await page.keyboard.press("Enter");
  await page.locator("#search-status:not(:empty)").waitFor();
  check((await page.locator("main img").count()) === 0, "what is typed is text");
  Object.assign(found, seen);
  await close();
});
console.log(JSON.stringify(found));
