import type { ErrorCatalogue } from '#domain/kernel/index.ts';

/** What the shell itself refuses: requests that are malformed, unproved, not allowed, too many or too large. */
export const httpErrors = {
  REQUEST_MALFORMED: {
    zh: '请求不符合接口约定',
    en: 'the request does not have the shape that the operation asks for',
    hintZh: '见 errors 所列字段和 /openapi.json',
    hintEn: 'see the fields under errors and /openapi.json',
  },
  REQUEST_TOO_LARGE: { zh: '请求体太大', en: 'the request body is too large' },
  MEDIA_TYPE_UNKNOWN: {
    zh: '不支持这种内容类型',
    en: 'this content type is not taken here',
    hintZh: '用 application/json，上传文件用 multipart/form-data',
    hintEn: 'use application/json, and multipart/form-data for files',
  },
  NO_SUCH_PATH: { zh: '没有这个地址', en: 'there is nothing at this address', hintZh: '见 /docs', hintEn: 'see /docs' },
  NOT_FOUND: { zh: '没有找到“{what}”', en: 'there is no such {what}' },
  NOT_SIGNED_IN: {
    zh: '需要先登录',
    en: 'sign in first',
    hintZh: '用 POST /v1/sessions 登录，或在 Authorization: Bearer 中带上 API 密钥',
    hintEn: 'sign in with POST /v1/sessions, or send an API key as Authorization: Bearer',
  },
  ANTI_FORGERY_MISSING: {
    zh: '用 cookie 登录时，修改类请求必须带 X-CSRF-Token',
    en: 'with the session cookie, every change must carry X-CSRF-Token',
    hintZh: '登录应答里的 csrf 就是它的值',
    hintEn: 'its value is csrf in the answer to signing in',
  },
  NOT_ALLOWED: {
    zh: '您的角色不能做这件事',
    en: 'your roles do not allow this',
    hintZh: '可做此事的角色：{roles}',
    hintEn: 'roles that allow it: {roles}',
  },
  TOO_MANY_REQUESTS: { zh: '请求太多，请稍后再试', en: 'too many requests, try again later' },
  IDEMPOTENCY_KEY_MALFORMED: {
    zh: 'Idempotency-Key 应为 1 至 120 个可见字符',
    en: 'Idempotency-Key must be 1 to 120 visible characters',
  },
  VERSION_NOT_NAMED: {
    zh: '修改必须用 If-Match 写明所依据的版本',
    en: 'a change must name with If-Match the version that it builds on',
    hintZh: '先读取该资源，取其 ETag',
    hintEn: 'read the resource first and take its ETag',
  },
  VERSION_OUT_OF_DATE: {
    zh: '该资源已被他人修改',
    en: 'somebody changed this in the meantime',
    hintZh: '重新读取后再修改',
    hintEn: 'read it again and repeat the change',
  },
  LAW_VERSION_UNKNOWN: {
    zh: '规则“{rule}”没有这个摘要对应的版本',
    en: 'rule {rule} has no version with this digest',
    hintZh: '规则文本可能已更新：重新读取 /v1/law/rules',
    hintEn: 'its text may have changed: read /v1/law/rules again',
  },
  LAW_FACT_NOT_OWN: {
    zh: '“{fact}”不在此处陈述',
    en: '{fact} is not stated here',
    hintZh: '机构身份以其牌照为准；条文确认用 /v1/law/rules/…/confirmations',
    hintEn: 'what the institution is follows from its licences; confirmations have an operation of their own',
  },
  CURSOR_UNKNOWN: { zh: '分页游标无效', en: 'the cursor is not one that a page gave' },
  SHUTTING_DOWN: { zh: '服务正在停止', en: 'the server is shutting down' },
  INTERNAL: {
    zh: '服务内部出错，未做任何更改',
    en: 'something broke inside; nothing was changed',
    hintZh: '报告问题时请附上 requestId',
    hintEn: 'name the requestId when you report it',
  },
} as const satisfies ErrorCatalogue;
