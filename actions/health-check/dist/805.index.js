export const id = 805;
export const ids = [805];
export const modules = {

/***/ 8805:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dialTls: () => (/* binding */ dialTls)
/* harmony export */ });
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1692);
/* harmony import */ var _dial_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4493);


function dialTls(dial) {
    const { record, hostname, servername } = dial;
    const socket = (0,node_tls__WEBPACK_IMPORTED_MODULE_0__.connect)({
        ...(0,_dial_js__WEBPACK_IMPORTED_MODULE_1__/* .targetOf */ .$r)(dial),
        ...(servername === undefined ? {} : { servername }),
        checkServerIdentity: (_, certificate) => (0,node_tls__WEBPACK_IMPORTED_MODULE_0__.checkServerIdentity)(servername ?? hostname, certificate),
        ALPNProtocols: ['http/1.1'],
        secureContext: sharedContext(),
    });
    (0,_dial_js__WEBPACK_IMPORTED_MODULE_1__/* .noteConnected */ .gZ)(socket, record);
    socket.once('connect', () => record.enter('tls'));
    socket.prependOnceListener('secure', () => noteCertificate(socket, record));
    return socket;
}
let context;
function sharedContext() {
    context ??= (0,node_tls__WEBPACK_IMPORTED_MODULE_0__.createSecureContext)();
    return context;
}
function noteCertificate(socket, record) {
    const validUntilMs = Date.parse(socket.getPeerCertificate(false)?.valid_to ?? '');
    if (!Number.isNaN(validUntilMs))
        record.note({ certificate: { validUntilMs } });
}


/***/ })

};
