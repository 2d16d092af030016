import { Alert, Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignInAndOut } from '#src/console/api/session.tsx';
import { useErrorWords } from '#src/console/components/states.tsx';
import { Brand } from '#src/console/layout/brand.tsx';
import { PreferenceMenu } from '#src/console/layout/preference-menu.tsx';

interface Credentials {
  readonly institution: string;
  readonly name: string;
  readonly password: string;
}

const LAST_INSTITUTION = 'weir.institution';

export function SignInPage() {
  const { t } = useTranslation('frame');
  const { signIn } = useSignInAndOut();
  const wordsOf = useErrorWords();
  const [refusal, setRefusal] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const title = t('signIn.title');
  useEffect(() => {
    document.title = `${title} · 堰 Weir`;
  }, [title]);

  const submit = async (credentials: Credentials) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await signIn(credentials);
      localStorage.setItem(LAST_INSTITUTION, credentials.institution);
    } catch (error) {
      setRefusal(error);
      setBusy(false);
    }
  };
  const words = refusal === undefined ? undefined : wordsOf(refusal);
  return (
    <div className="weir-sign-in">
      <div className="weir-sign-in-tools">
        <PreferenceMenu />
      </div>
      <main className="weir-panel">
        <Brand size={44} />
        <h1>{t('signIn.product')}</h1>
        <p className="weir-quiet">{t('signIn.hint')}</p>
        {words && <Alert type="error" role="alert" showIcon title={words.title} description={words.detail} />}
        <Form<Credentials>
          layout="vertical"
          requiredMark={false}
          onFinish={submit}
          initialValues={{ institution: localStorage.getItem(LAST_INSTITUTION) ?? '' }}
        >
          <Form.Item
            name="institution"
            label={t('signIn.institution')}
            rules={[{ required: true, message: t('signIn.needed') }]}
          >
            <Input autoComplete="organization" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="name" label={t('signIn.name')} rules={[{ required: true, message: t('signIn.needed') }]}>
            <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.needed') }]}
          >
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>
            {t('signIn.submit')}
          </Button>
        </Form>
      </main>
    </div>
  );
}
