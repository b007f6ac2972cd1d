// Tests in Chromium share one page, which loads the sources once for all of them: each file begins on an empty one.
document.body.replaceChildren();
localStorage.clear();
sessionStorage.clear();
location.hash = '';
