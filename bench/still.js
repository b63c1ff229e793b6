// When the page was last changed, when Enter was pressed, and when its title came.
(() => {
    const times = { changed: 0, pressed: 0, title: 0 };
    window.times = times;
    new MutationObserver(() => {
        times.changed = performance.now();
        if (!times.title && document.querySelector("h1")) times.title = times.changed;
    }).observe(document, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
    });
    const press = ({ key }) => {
        if (key === "Enter") times.pressed = performance.now();
    };
    window.addEventListener("keydown", press, { capture: true });
})();
