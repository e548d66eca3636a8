// Django's boxes of what is chosen say what their filters are for on a <span>, which may say so only as an image does.
addEventListener("load", () => {
  for (const icon of document.querySelectorAll(".selector .help-tooltip")) icon.role = "img";
});
