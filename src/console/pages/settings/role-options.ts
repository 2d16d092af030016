import { useTranslation } from 'react-i18next';
import { ROLES } from '#contract/roles.ts';

/** Every role, in words. */
export function useRoleOptions() {
  const { t } = useTranslation('frame');
  return ROLES.map((value) => ({ value, label: t(`role.${value}`) }));
}
